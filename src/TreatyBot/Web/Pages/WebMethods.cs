namespace TreatyBot.Web.Pages;

internal static class WebMethods
{
    /// <summary>What a page that is only read answers to.</summary>
    public static string[] Read { get; } = [HttpMethods.Get, HttpMethods.Head];
}
