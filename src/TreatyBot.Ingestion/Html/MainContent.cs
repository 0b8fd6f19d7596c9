using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace TreatyBot.Ingestion.Html;

/// <summary>
/// Finds the document in a page. A page that has nothing but its document is taken whole; in a page with menus and boxes the library SmartReader finds the
/// article, which was measured to be better at it than rules of our own.
/// </summary>
internal static class MainContent
{
    /// <summary>SmartReader resolves links against an address; no text depends on it, and nothing is fetched from it.</summary>
    private const string NoAddress = "https://page.invalid/";

    /// <summary>In characters of text: with less, the article was missed, and the page's own text serves better.</summary>
    private const int LeastText = 250;

    /// <summary>
    /// SmartReader looks at a page several times over, and at an element once for each that holds it: a page with more elements is a document (a register, a
    /// code of law) or made to exhaust us.
    /// </summary>
    private const int MostElements = 50_000;

    /// <summary>A site's page is links for more than that part: menus, teasers, tags. The notes of a document that lead within it are no links.</summary>
    private const double MostLinks = 0.4;

    /// <summary>The element that holds the document's text. The page is altered where it is not taken whole.</summary>
    public static IElement Find(IHtmlDocument page, CancellationToken cancellationToken)
    {
        var body = page.Body ?? page.DocumentElement;
        if (page.All.Length > MostElements || IsDocumentAlone(body))
        {
            return body;
        }

        var whole = (IElement)body.Clone();
        IElement? article = null;
        using var reader = new Reader(NoAddress, page) { ContinueIfNotReadable = true };
        reader.AddCustomOperationEnd(found => article = found);
        reader.GetArticleAsync(cancellationToken).GetAwaiter().GetResult();
        return article is not null && TextLength(article) >= Math.Min(LeastText, TextLength(whole) / 2) ? article : WithoutChrome(whole);
    }

    /// <summary>Whether a page shows nothing of a site: no menus, forms, sidebars, and hardly a link.</summary>
    private static bool IsDocumentAlone(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (PageElements.IsChrome(element) || element.LocalName is "header" or "form" or "iframe" or "input" or "button" or "script")
            {
                return false;
            }
        }

        var links = body.QuerySelectorAll("a[href]").Where(link => link.GetAttribute("href") is not ['#', ..]).Sum(TextLength);
        return links <= TextLength(body) * MostLinks;
    }

    private static IElement WithoutChrome(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("*").Where(PageElements.IsChrome).ToList())
        {
            element.Remove();
        }

        return body;
    }

    private static int TextLength(IElement element)
    {
        var length = 0;
        foreach (var text in element.Descendants<IText>().Where(text => text.ParentElement is not { } parent || !PageElements.IsNeverText(parent)))
        {
            foreach (var c in text.Data)
            {
                length += char.IsWhiteSpace(c) ? 0 : 1;
            }
        }

        return length;
    }
}
