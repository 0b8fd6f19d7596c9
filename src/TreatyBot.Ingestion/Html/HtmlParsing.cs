using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace TreatyBot.Ingestion.Html;

/// <summary>Parses HTML as browsers do, within bounds: pages made to exhaust a parser are refused.</summary>
internal static class HtmlParsing
{
    /// <summary>Browsers themselves stop nesting at 512.</summary>
    public const int MaxDepth = 500;
    public const int MaxElements = 500_000;
    public const int MaxAttributes = 2_000;

    /// <summary>Depth is looked at once in so many elements.</summary>
    private const int DepthStride = 32;

    /// <returns>The page, or a refusal where it goes beyond the bounds.</returns>
    public static (IHtmlDocument? Page, string? Refusal) Parse(string html, CancellationToken cancellationToken)
    {
        if (HasTagWithTooManyAttributes(html))
        {
            return (null, $"One of its tags has more than {MaxAttributes} attributes; it is not a page that people read.");
        }

        var elements = 0;
        var last = default(IElement);
        var options = new HtmlParserOptions
        {
            IsScripting = false,
            OnCreated = (element, _) =>
            {
                elements++;
                if (elements > MaxElements)
                {
                    throw new TooComplexException($"It has more than {MaxElements} elements. Split it, or save it as text.");
                }

                if (elements % DepthStride == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (IsTooDeep(last))
                    {
                        throw new TooComplexException(
                            $"Its elements are nested more than {MaxDepth} deep; it is not a page that people read.");
                    }
                }

                last = element;
            },
        };

        try
        {
            return (new HtmlParser(options).ParseDocument(html), null);
        }
        catch (TooComplexException complex)
        {
            return (null, complex.Message);
        }
    }

    /// <summary>Duplicate attributes are looked for in pairs: their number must be bounded before the parser sees them.</summary>
    private static bool HasTagWithTooManyAttributes(string html)
    {
        var (inTag, quote, attributes) = (false, '\0', 0);
        for (var i = 0; i < html.Length; i++)
        {
            var c = html[i];
            if (!inTag)
            {
                if (c == '<' && i + 1 < html.Length && char.IsAsciiLetter(html[i + 1]))
                {
                    (inTag, quote, attributes) = (true, '\0', 0);
                }

                continue;
            }

            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c == '>')
            {
                inTag = false;
            }
            else if (c is '"' or '\'' && html[i - 1] == '=')
            {
                quote = c;
            }
            else if ((char.IsWhiteSpace(c) || c == '/') && ++attributes > MaxAttributes && !char.IsWhiteSpace(html[i - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTooDeep(IElement? element)
    {
        var depth = 0;
        for (var around = element; around is not null; around = around.ParentElement)
        {
            if (++depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class TooComplexException(string message) : Exception(message);
}
