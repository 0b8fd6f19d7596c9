using System.Globalization;

namespace TreatyBot.Ingestion.Readers;

/// <summary>How programs write the numbers that they count themselves.</summary>
internal static class CountingNumber
{
    /// <summary>i, ii, iii, iv.</summary>
    public static string Roman(int number)
    {
        if (number is < 1 or > 3999)
        {
            return Decimal(number);
        }

        var roman = "";
        foreach (var (worth, letters) in Worths)
        {
            while (number >= worth)
            {
                roman += letters;
                number -= worth;
            }
        }

        return roman;
    }

    /// <summary>a to z, then aa to zz.</summary>
    public static string Letters(int number) =>
        number < 1 ? Decimal(number) : new((char)('a' + ((number - 1) % 26)), Math.Min(((number - 1) / 26) + 1, 10));

    public static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>1st, 2nd, 3rd.</summary>
    public static string Ordinal(int number) =>
        Decimal(number) + (number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static readonly (int Worth, string Letters)[] Worths =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
            (4, "iv"), (1, "i")];
}
