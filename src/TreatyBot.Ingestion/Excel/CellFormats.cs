using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TreatyBot.Ingestion.Packages;

namespace TreatyBot.Ingestion.Excel;

/// <summary>Writes the numbers of a workbook as its readers see them: days, percentages, amounts (ECMA-376 18.8.30).</summary>
internal sealed partial class CellFormats
{
    /// <summary>The last day that Excel knows, 31 December 9999.</summary>
    private const double LastDay = 2958465;

    private readonly List<string> _codes = [];
    private readonly bool _from1904;

    public CellFormats(XElement? styles, bool from1904)
    {
        _from1904 = from1904;
        var own = new Dictionary<int, string>();
        foreach (var format in styles.Child("numFmts").Children("numFmt"))
        {
            own[format.Number("numFmtId") ?? -1] = format.Value("formatCode") ?? "";
        }

        foreach (var cell in styles.Child("cellXfs").Children("xf"))
        {
            var id = cell.Number("numFmtId") ?? 0;
            _codes.Add(own.GetValueOrDefault(id) ?? BuiltIn(id));
        }
    }

    public string Show(double value, int style)
    {
        var code = style >= 0 && style < _codes.Count ? _codes[style].Split(';')[0] : "";
        var bare = Quoted().Replace(code, "");
        if (Date().IsMatch(bare) && value is >= 0 and < LastDay)
        {
            return ShowTime(value, bare);
        }

        if (bare.Length == 0 || bare is "General" or "@")
        {
            return value.ToString("G15", CultureInfo.InvariantCulture);
        }

        var percent = bare.Contains('%');
        var digits = Decimals().Match(bare) is { Success: true } decimals ? decimals.Groups["digits"].Length : 0;
        var number = (percent ? value * 100 : value)
            .ToString((bare.Contains(',') ? "N" : "F") + Math.Min(digits, 15), CultureInfo.InvariantCulture);
        return Prefix(code) + number + (percent ? "%" : "") + Suffix(code);
    }

    private string ShowTime(double value, string code)
    {
        var day = DateTime.FromOADate(_from1904 ? value + 1462 : value);
        var (hasDay, hasTime) = (Day().IsMatch(code), Time().IsMatch(code));
        return (hasDay, hasTime) switch
        {
            (true, true) when day.TimeOfDay > TimeSpan.Zero => day.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            (false, true) => day.ToString("HH:mm", CultureInfo.InvariantCulture),
            _ => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private static string Prefix(string code) =>
        Currency().Match(code) is { Success: true, Index: var at } found && !Digit().IsMatch(code[..at]) ? Sign(found) : "";

    private static string Suffix(string code) =>
        Currency().Match(code) is { Success: true, Index: var at } found && Digit().IsMatch(code[..at]) ? " " + Sign(found) : "";

    private static string Sign(Match found) =>
        found.Groups["sign"].Captures.Select(capture => capture.Value).First(sign => sign.Length > 0);

    private static string BuiltIn(int id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 or 37 or 38 => "#,##0",
        4 or 39 or 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        >= 14 and <= 17 => "yyyy-mm-dd",
        >= 18 and <= 21 or >= 45 and <= 47 => "h:mm",
        22 => "yyyy-mm-dd h:mm",
        _ => "General",
    };

    [GeneratedRegex(@"""[^""]*""|\\.|\[[^\]]*\]|_.|\*.", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[ymdhs]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"[yd]|m(?!.*[hs])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"[hs]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"[0#]\.(?<digits>0+)", RegexOptions.CultureInvariant)]
    private static partial Regex Decimals();

    [GeneratedRegex(@"[0#]", RegexOptions.CultureInvariant)]
    private static partial Regex Digit();

    [GeneratedRegex(@"\[\$(?<sign>[^\]-]{1,4})[^\]]*\]|""(?<sign>\p{Sc}|[A-Z]{3})\s*""|(?<sign>\p{Sc})",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Currency();
}
