using System.Net;
using AngleSharp.Html.Dom;

namespace TreatyBot.IntegrationTests.Web.Fixture;

/// <summary>Somebody with a browser that keeps cookies, without JavaScript.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;

    /// <param name="host">The pages.</param>
    /// <param name="headers">What every request carries besides.</param>
    public Visitor(WebHost host, params (string Name, string Value)[] headers)
    {
        _client = new HttpClient(
            new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = host.Address,
        };
        foreach (var (name, value) in headers)
        {
            _client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }
    }

    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Of the page that is open.</summary>
    public Uri Address { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public async Task OpenAsync(string path) => await ShowAsync(await _client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>Follows a link of the page.</summary>
    public Task FollowAsync(string selector) =>
        OpenAsync(new Uri(Address, Page.QuerySelector(selector).ShouldNotBeNull().GetAttribute("href")!).PathAndQuery);

    /// <summary>Fills in a form of the page, sends it, and follows where it leads.</summary>
    public async Task SendAsync(string selector, params (string Name, string Value)[] values)
    {
        var form = Page.QuerySelector(selector).ShouldBeAssignableTo<IHtmlFormElement>()!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .OfType<IHtmlInputElement>()
            .ToDictionary(input => input.Name!, input => input.Value, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        await PostAsync("/" + form.GetAttribute("action"), fields);
    }

    public async Task PostAsync(string path, IDictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        var response = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        for (var hop = 0; hop < 3 && response.StatusCode == HttpStatusCode.SeeOther; hop++)
        {
            response = await _client.GetAsync(new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location!));
        }

        await ShowAsync(response);
    }

    public void Dispose() => _client.Dispose();

    private async Task ShowAsync(HttpResponseMessage response)
    {
        Status = response.StatusCode;
        Address = response.RequestMessage!.RequestUri!;
        Page = WebHost.Parse(await response.Content.ReadAsStringAsync());
    }
}
