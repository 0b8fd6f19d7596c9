using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace TreatyBot.Ingestion.Html;

/// <summary>
/// Finds the document in a page. A page that has nothing but its document is taken whole; in a page with menus and boxes the library
/// SmartReader finds the article, which was measured to be better at it than rules of our own.
/// </summary>
internal static class MainContent
{
    /// <summary>SmartReader resolves links against an address; no text depends on it, and nothing is fetched from it.</summary>
    private const string NoAddress = "https://page.invalid/";

    /// <summary>In characters of text: with less, the article was missed, and the page's own text serves better.</summary>
    private const int LeastText = 250;

    /// <summary>
    /// SmartReader looks at a page several times over, and at an element once for each that holds it: a page with more elements is a
    /// document (a register, a code of law) or made to exhaust us.
    /// </summary>
    private const int MostElements = 50_000;

    /// <summary>Two links side by side may be anything.</summary>
    private const int FewestLinks = 3;

    /// <summary>What stands between the links of a menu: bars, numbers, a heading.</summary>
    private const double LinksOfAList = 0.7;

    /// <summary>Of what main part and article differ by: where more of it is no panel, the main part holds boxes of other kinds.</summary>
    private const double PanelsOfALoss = 0.5;

    /// <summary>The element that holds the document's text. The page is altered where it is not taken whole.</summary>
    public static IElement Find(IHtmlDocument page, CancellationToken cancellationToken)
    {
        var body = page.Body ?? page.DocumentElement;
        if (page.All.Length > MostElements || IsDocumentAlone(body))
        {
            return body;
        }

        foreach (var unseen in body.QuerySelectorAll("*").Where(PageElements.IsUnseen).ToList())
        {
            unseen.Remove();
        }

        var whole = (IElement)body.Clone();
        IElement? article = null;
        using var reader = new Reader(NoAddress, page) { ContinueIfNotReadable = true };
        reader.AddCustomOperationEnd(found => article = found);
        reader.GetArticleAsync(cancellationToken).GetAwaiter().GetResult();
        return Tidy(article is null || TextLength(article) < Math.Min(LeastText, TextLength(whole) / 2) ? whole
            : whole.QuerySelectorAll("main,[role=main]").ToList() is [var main] && LosesPanels(article, main) ? main
            : article);
    }

    /// <summary>
    /// Whether what was found lacks panels of the part that the page calls its main one, and little else: then that part is the document.
    /// </summary>
    private static bool LosesPanels(IElement article, IElement main) =>
        PanelsIn(main) - PanelsIn(article) is var lost && lost > 0 && lost >= (TextLength(main) - TextLength(article)) * PanelsOfALoss;

    private static int PanelsIn(IElement element) => element.QuerySelectorAll("details").Sum(TextLength);

    /// <summary>Whether a page shows nothing of a site: no menus, forms, sidebars.</summary>
    private static bool IsDocumentAlone(IElement body) => !body.QuerySelectorAll("*").Any(element =>
        PageElements.IsChrome(element) || element.LocalName is "header" or "form" or "iframe" or "input" or "button" or "script"
            || IsLinkList(element));

    /// <summary>Takes out what leads elsewhere: menus that are marked as such, and lists of nothing but links.</summary>
    private static IElement Tidy(IElement root)
    {
        foreach (var element in root.QuerySelectorAll("*").Where(element => PageElements.IsChrome(element) || IsLinkList(element)).ToList())
        {
            element.Remove();
        }

        return root;
    }

    /// <summary>
    /// Whether an element is a menu by its looks: several links to elsewhere, and next to nothing but them. Links that lead within the page
    /// are a table of contents.
    /// </summary>
    private static bool IsLinkList(IElement element)
    {
        if (!PageElements.IsBlock(element.LocalName) && element.LocalName is not "td")
        {
            return false;
        }

        var links = element.QuerySelectorAll("a[href]").Where(link => link.GetAttribute("href") is not ['#', ..]).ToList();
        return links.Count >= FewestLinks && links.Sum(TextLength) is var linked && linked > 0
            && linked >= TextLength(element) * LinksOfAList;
    }

    private static int TextLength(IElement element)
    {
        var length = 0;
        foreach (var text in element.Descendants<IText>()
            .Where(text => text.ParentElement is not { } parent || !PageElements.IsNeverText(parent)))
        {
            foreach (var c in text.Data)
            {
                length += char.IsWhiteSpace(c) ? 0 : 1;
            }
        }

        return length;
    }
}
