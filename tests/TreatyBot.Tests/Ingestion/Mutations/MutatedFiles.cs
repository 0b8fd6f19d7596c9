using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace TreatyBot.Tests.Ingestion.Mutations;

/// <summary>
/// Makes broken files of whole ones, the same ones for the same seed: bytes flipped, cut, doubled, numbers made huge, markup torn; in
/// packages inside a part too.
/// </summary>
internal sealed partial class MutatedFiles(int seed)
{
    private static readonly string[] Huge = ["99999999999", "-1", "0", "2147483647", "1e308", "65536", "-2147483648"];
    private static readonly string[] Torn =
        ["<", "</w:p>", "<!DOCTYPE x [<!ENTITY e \"ee\">]>", "&e;", "\u0000", "\ufffe", "endobj", ">>", "<<", "stream", "{\\", "}", "\\'",
            "\"", "--", "Content-Type: multipart/mixed; boundary=x\n\n--x", "=== ", "]]>"];

    private readonly Random _random = new(seed);

    public (string Name, byte[] Content) Next()
    {
        var whole = WholeFiles.All[_random.Next(WholeFiles.All.Count)];
        var content = IsPackage(whole.Content) && _random.Next(3) > 0 ? InsidePackage(whole.Content) : Mutate(whole.Content);

        // Now and then under another kind's name.
        return (_random.Next(10) == 0
            ? "a" + Path.GetExtension(WholeFiles.All[_random.Next(WholeFiles.All.Count)].Name)
            : whole.Name, content);
    }

    private static bool IsPackage(byte[] content) => content is [(byte)'P', (byte)'K', ..];

    private byte[] InsidePackage(byte[] content)
    {
        using var read = new ZipArchive(new MemoryStream(content));
        using var stream = new MemoryStream();
        using (var written = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var broken = _random.Next(read.Entries.Count);
            foreach (var (entry, i) in read.Entries.Select((entry, i) => (entry, i)))
            {
                using var from = entry.Open();
                using var bytes = new MemoryStream();
                from.CopyTo(bytes);
                using var to = written.CreateEntry(entry.FullName).Open();
                to.Write(i == broken ? Mutate(bytes.ToArray()) : bytes.ToArray());
            }
        }

        return stream.ToArray();
    }

    private byte[] Mutate(byte[] content)
    {
        for (var i = _random.Next(1, 4); i > 0 && content.Length > 4; i--)
        {
            var (at, length) = (_random.Next(content.Length), _random.Next(1, Math.Min(400, content.Length)));
            var end = Math.Min(content.Length, at + length);
            content = _random.Next(8) switch
            {
                0 => Flipped(content),
                1 => content[..Math.Max(1, at)],
                2 => [.. content[..at], .. content[end..]],
                3 => [.. content[..end], .. content[at..end], .. content[end..]],
                4 => [.. content[..at], .. Encoding.Latin1.GetBytes(Torn[_random.Next(Torn.Length)]), .. content[at..]],
                5 => Numbered(content),
                6 => Nested(content, at, end),
                _ => [.. content[..at], .. RandomBytes(length), .. content[end..]],
            };
        }

        return content;
    }

    private byte[] Flipped(byte[] content)
    {
        var flipped = (byte[])content.Clone();
        for (var i = _random.Next(1, 20); i > 0; i--)
        {
            flipped[_random.Next(flipped.Length)] = (byte)_random.Next(256);
        }

        return flipped;
    }

    private byte[] Numbered(byte[] content)
    {
        var text = Encoding.Latin1.GetString(content);
        var numbers = Number().Matches(text);
        if (numbers.Count == 0)
        {
            return content;
        }

        var number = numbers[_random.Next(numbers.Count)];
        return Encoding.Latin1.GetBytes(text[..number.Index] + Huge[_random.Next(Huge.Length)] + text[(number.Index + number.Length)..]);
    }

    /// <summary>A stretch many times over: lists in lists, tables in tables.</summary>
    private byte[] Nested(byte[] content, int at, int end) =>
        [.. content[..at], .. Enumerable.Repeat(content[at..Math.Min(end, at + 60)], _random.Next(2, 300))
            .SelectMany(bytes => bytes), .. content[at..]];

    private byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
