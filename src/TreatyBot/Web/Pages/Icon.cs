using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Pages;

/// <summary>Drawings that need no font. They say nothing by themselves: whatever bears one names itself for screen readers.</summary>
internal static class Icon
{
    public static Markup ThumbUp { get; } = Draw(Thumb);

    public static Markup ThumbDown { get; } = Draw(Html($"""<g transform="rotate(180 12 12)">{Thumb}</g>"""));

    /// <summary>A cuff, and a hand with its thumb up.</summary>
    private static Markup Thumb => Html($"""
        <path d="M3.5 10.5H7V20H3.5z"/>
        <path d="M7 11l4-7.5c1.7 0 2.8 1.4 2.4 3L12.6 10h6.1c1.4 0 2.4 1.3 2 2.6l-1.7 5.7A2.4 2.4 0 0 1 16.7 20H7"/>
        """);

    private static Markup Draw(Markup shape) =>
        Html($"""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{shape}</svg>""");
}
