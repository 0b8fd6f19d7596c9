using System.Globalization;
using System.Text;

namespace TreatyBot.Tests.Ingestion.Pdf;

/// <summary>Writes a PDF file object by object, for what no library writes.</summary>
internal static class RawPdf
{
    /// <param name="objects">The first is the catalogue; each is referred to by its place, counted from one.</param>
    public static byte[] Of(params string[] objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    /// <summary>A stream that shows a line of text.</summary>
    public static string Line(string text)
    {
        var content = $"BT /F1 12 Tf 72 700 Td ({text}) Tj ET";
        return $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";
    }
}
