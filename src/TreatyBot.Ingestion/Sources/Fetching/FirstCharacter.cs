using System.Buffers;

namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>Tells markup from JSON and from plain lines.</summary>
internal static class FirstCharacter
{
    /// <summary>Blanks and line ends, and the byte order marks of UTF-8 and UTF-16.</summary>
    private static readonly SearchValues<byte> Leading = SearchValues.Create(0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, (byte)' ', (byte)'\t',
        (byte)'\r', (byte)'\n');

    public static bool Is(char character, ReadOnlySpan<byte> content) =>
        content.IndexOfAnyExcept(Leading) is >= 0 and var at && content[at] == character;
}
