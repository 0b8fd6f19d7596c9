using System.Text;

namespace TreatyBot.Tests.Ingestion.Pdf;

/// <summary>
/// A PDF file whose one page is a picture packed as a fax: ITU-T T.4, one dimension. A run of any length is written as runs of 63 and 1
/// with runs of none between, so that eight of its codes are enough.
/// </summary>
internal static class FaxPdf
{
    private const int Long = 63;

    private static readonly (string None, string One, string Long) White = ("00110101", "000111", "00110100");
    private static readonly (string None, string One, string Long) Black = ("0000110111", "010", "000001100111");

    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="rows">A bit a pixel, 1 for black, each row from a new byte on.</param>
    public static byte[] Of(int width, int height, byte[] rows)
    {
        var packed = Packed(width, height, rows);
        var content = "595 0 0 842 0 0 cm /Scan Do";
        return RawPdf.Of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Scan 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            $"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 1 /ColorSpace /DeviceGray"
                + $" /Filter /CCITTFaxDecode /DecodeParms << /K 0 /Columns {width} /Rows {height} >> /Length {packed.Length} >>"
                + $"\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream");
    }

    private static byte[] Packed(int width, int height, byte[] rows)
    {
        var bits = new StringBuilder();
        for (var y = 0; y < height; y++)
        {
            var row = rows.AsSpan(y * ((width + 7) / 8));
            var isBlack = false;
            for (var x = 0; x < width;)
            {
                var start = x;
                while (x < width && (row[x / 8] >> (7 - (x % 8)) & 1) == (isBlack ? 1 : 0))
                {
                    x++;
                }

                AppendRun(bits, x - start, isBlack);
                isBlack = !isBlack;
            }
        }

        var packed = new byte[(bits.Length + 7) / 8];
        for (var i = 0; i < bits.Length; i++)
        {
            packed[i / 8] |= (byte)(bits[i] == '1' ? 0x80 >> (i % 8) : 0);
        }

        return packed;
    }

    private static void AppendRun(StringBuilder bits, int length, bool isBlack)
    {
        var (own, other) = isBlack ? (Black, White) : (White, Black);
        if (length == 0)
        {
            bits.Append(own.None);
            return;
        }

        for (var left = length; left > 0;)
        {
            var step = left >= Long ? Long : 1;
            bits.Append(step == Long ? own.Long : own.One);
            left -= step;
            bits.Append(left > 0 ? other.None : "");
        }
    }
}
