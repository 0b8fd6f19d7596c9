using FsCheck;
using FsCheck.Fluent;

namespace TreatyBot.Tests;

/// <summary>Properties that must hold for any input.</summary>
internal static class Properties
{
    private static readonly string[] Pieces =
    [
        " ", "  ", "\n", "\n\n", "\t", ".", "!", "?", "…", "。", ",", ";", ":", "(a)", "(", ")", "\"", "“", "”", "'", "’", "-", "–", "*",
        "`", "<", ">", "&", "@everyone",
        "<!here>", "http://x.example", "\0", "\u0007", "\u200B", "\u202E", "\u00AD", "\uFEFF", "e\u0301", "\uD83D\uDE00", "\uD83D", "条",
        "約", "조약", "договор", "treaty", "Treaty",
        "renews", "2031", "3.1", "1,200", "Art.", "No.", "U.S.", "Inc.", "the", "The", "It", "when", "ARTICLE", "IV", "x", "ﬁ", "ß",
    ];

    /// <summary>Texts put together from what breaks programs: signs, controls, other scripts, halves of characters.</summary>
    public static Gen<string> HostileText { get; } = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    public static void Check<T>(Gen<T> values, Action<T> holds, int times = 300) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    public static void ShouldBeNullOrWhiteSpaceText(this string text) => text.Trim().ShouldBeEmpty();
}
