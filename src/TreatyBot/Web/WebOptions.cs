namespace TreatyBot.Web;

/// <summary>The web pages: section <c>Web</c>.</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>
    /// Where the pages listen: <c>http://</c>, a host and a port. Anything but a loopback host also needs <see cref="OperatorToken"/> to
    /// show more than citations.
    /// </summary>
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>
    /// The address under which others reach the pages, such as <c>https://treaties.example.org</c>; the base of the links in chats. Without
    /// it chats get none.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>
    /// Opens the chat page to whoever shows it from outside; at least 20 characters. Without it the chat page is closed from outside.
    /// </summary>
    public string? OperatorToken { get; set; }

    /// <summary>A file that holds <see cref="OperatorToken"/>, instead of it.</summary>
    public string? OperatorTokenFile { get; set; }

    /// <summary>Questions that the empty chat page offers; without any it makes some of what is indexed.</summary>
    public IList<string> Examples { get; } = [];

    /// <summary>The address to open on this machine.</summary>
    internal Uri LocalUrl
    {
        get
        {
            var url = new UriBuilder(Url) { Path = "/" };
            if (url.Host is "0.0.0.0" or "[::]")
            {
                url.Host = "localhost";
            }

            return url.Uri;
        }
    }
}
