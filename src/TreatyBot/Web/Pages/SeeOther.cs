namespace TreatyBot.Web.Pages;

/// <summary>After a form: go and read the page there, so that reloading it sends nothing again.</summary>
internal sealed class SeeOther : IResult
{
    private readonly string _address;

    private SeeOther(string address) => _address = address;

    /// <param name="address">Relative, and already encoded.</param>
    public static SeeOther To(string address) => new(address);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = _address;
        httpContext.Response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
