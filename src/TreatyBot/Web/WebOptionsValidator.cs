using Microsoft.Extensions.Options;

namespace TreatyBot.Web;

/// <summary>Says, before anything starts, which setting is wrong and what it should be.</summary>
internal sealed class WebOptionsValidator : IValidateOptions<WebOptions>
{
    /// <summary>More push the box for the question off a small screen.</summary>
    private const int MaxExamples = 12;

    /// <summary>In characters; longer ones are no examples of how to ask.</summary>
    private const int MaxExampleLength = 200;

    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        var problems = new List<string>();
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url)
            || url.Scheme != Uri.UriSchemeHttp
            || url.PathAndQuery != "/"
            || url.UserInfo.Length > 0)
        {
            problems.Add(
                $"Web:Url is '{options.Url}', but has to be http://, a host and a port, such as http://127.0.0.1:5080. "
                + "For https, put a proxy in front of it.");
        }

        if (options.PublicUrl is not null && !IsPublicBase(options.PublicUrl))
        {
            problems.Add(
                $"Web:PublicUrl is '{options.PublicUrl}', but has to be the http:// or https:// address under which others reach "
                + "the pages, without '?' or '#'.");
        }

        if (options.OperatorToken is not null && options.OperatorTokenFile is not null)
        {
            problems.Add("Web:OperatorToken and Web:OperatorTokenFile are both set. Remove one of them.");
        }
        else if (options.OperatorTokenFile is not null && !File.Exists(options.OperatorTokenFile))
        {
            problems.Add(
                $"Web:OperatorTokenFile names '{options.OperatorTokenFile}', which is not there. Create it, or remove the setting.");
        }
        else if (options.OperatorToken is { Length: < Access.OperatorToken.MinLength })
        {
            problems.Add(Access.OperatorToken.TooShort("Web:OperatorToken"));
        }

        if (options.Examples.Count > MaxExamples
            || options.Examples.Any(example => string.IsNullOrWhiteSpace(example) || example.Length > MaxExampleLength))
        {
            problems.Add($"Web:Examples has to hold at most {MaxExamples} questions of 1 to {MaxExampleLength} characters.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsPublicBase(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0;
}
