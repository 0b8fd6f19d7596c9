using System.Globalization;
using System.Text.RegularExpressions;
using TreatyBot.Core.Conversations;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Pages;

/// <summary>What is known of a document, in pieces of HTML. Each piece keeps its writing direction to itself.</summary>
internal static partial class DocumentLine
{
    /// <summary>The day of publication, or that there is none.</summary>
    public static Markup Date(DateOnly? published) => published is { } day
        ? Html($"""<time datetime="{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}">{ReplyLayout.Day(day)}</time>""")
        : Html($"""<span class="undated">undated</span>""");

    /// <summary>The headings, outermost first, without those that only repeat the document's title; nothing where there are none.</summary>
    public static Markup Path(IReadOnlyList<string> headings, string title)
    {
        var steps = headings.SkipWhile(heading => string.Equals(heading, title, StringComparison.OrdinalIgnoreCase))
            .Select(heading => Html($"<bdi>{InertText.Of(heading)}</bdi>"))
            .Select((step, at) => at == 0 ? step : Html($"""<span class="step" aria-hidden="true"> › </span>{step}"""))
            .ToList();
        return steps.Count == 0 ? Empty : Html($"""<span class="path">{steps}</span>""");
    }

    /// <summary>A link to the document itself, where it has a public address; nothing where it has none.</summary>
    public static Markup Source(Uri? url) =>
        url is { IsAbsoluteUri: true } && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        ? Html($"""<a class="source" href="{url.AbsoluteUri}" rel="noopener noreferrer external">Source at <bdi>{url.IdnHost}</bdi></a>""")
        : Empty;

    /// <summary>The attribute that names the language, with a space before it; nothing where it is unknown or no language tag.</summary>
    public static Markup Language(string? language) =>
        language is not null && LanguageTag().IsMatch(language) ? Html($" lang=\"{language}\"") : Empty;

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex LanguageTag();
}
