using System.Collections.Frozen;

namespace TreatyBot.Core.Answering.Values;

/// <summary>The units that numbers are told in, each with the one that it is counted in: a year is twelve months.</summary>
internal static class Units
{
    public const string Month = "month";
    public const string Second = "second";

    private const decimal Day = 24 * 60 * 60;

    private static readonly FrozenDictionary<string, (string Unit, decimal Factor)> Times = Table(
        ("second seconds sec secs", Second, 1), ("minute minutes min mins", Second, 60), ("hour hours hr hrs h", Second, 3600),
        ("day days night nights", Second, Day), ("week weeks", Second, 7 * Day), ("fortnight fortnights", Second, 14 * Day),
        ("month months mos", Month, 1), ("year years yr yrs", Month, 12), ("decade decades", Month, 120),
        ("century centuries", Month, 1200));

    /// <summary>Factors by definition (the international yard and pound, 1959; IEC 80000-13 is not what people mean by "GB").</summary>
    private static readonly FrozenDictionary<string, (string Unit, decimal Factor)> Measures = Table(
        ("mm millimetre millimetres millimeter millimeters", "metre", 0.001m),
        ("cm centimetre centimetres centimeter centimeters", "metre", 0.01m), ("m metre metres meter meters", "metre", 1),
        ("km kilometre kilometres kilometer kilometers", "metre", 1000), ("inch inches", "metre", 0.0254m),
        ("foot feet ft", "metre", 0.3048m), ("yard yards", "metre", 0.9144m), ("mile miles", "metre", 1609.344m),
        ("mg milligram milligrams", "gram", 0.001m), ("g gram grams gramme grammes", "gram", 1),
        ("kg kilo kilos kilogram kilograms kilogramme kilogrammes", "gram", 1000), ("tonne tonnes", "gram", 1_000_000),
        ("lb lbs", "gram", 453.59237m), ("ounce ounces oz", "gram", 28.349523125m),
        ("ml millilitre millilitres milliliter milliliters", "litre", 0.001m), ("l litre litres liter liters", "litre", 1),
        ("ha hectare hectares", "square metre", 10_000), ("acre acres", "square metre", 4046.8564224m),
        ("kb kilobyte kilobytes", "byte", 1000), ("mb megabyte megabytes", "byte", 1_000_000),
        ("gb gigabyte gigabytes", "byte", 1_000_000_000), ("tb terabyte terabytes", "byte", 1_000_000_000_000),
        ("kw kilowatt kilowatts", "watt", 1000), ("mw megawatt megawatts", "watt", 1_000_000),
        ("gw gigawatt gigawatts", "watt", 1_000_000_000),
        ("kwh", "watt hour", 1000), ("mwh", "watt hour", 1_000_000), ("gwh", "watt hour", 1_000_000_000),
        ("knot knots", "knot", 1), ("mph", "mile per hour", 1), ("degree degrees", "degree", 1));

    private static readonly FrozenDictionary<string, (string Unit, decimal Factor)> Currencies = Table(
        ("$ us$ usd dollar dollars", "dollar", 1), ("cent cents", "cent", 1), ("€ eur euro euros", "euro", 1),
        ("£ gbp pound pounds", "pound", 1), ("penny pence", "penny", 1), ("¥ jpy yen", "yen", 1), ("cny yuan", "yuan", 1),
        ("chf franc francs", "franc", 1), ("sek nok dkk crown crowns", "crown", 1), ("peso pesos", "peso", 1),
        ("rub rouble roubles ruble rubles", "rouble", 1), ("inr rupee rupees", "rupee", 1), ("aud", "Australian dollar", 1),
        ("cad", "Canadian dollar", 1));

    public static bool IsTime(string word) => Times.ContainsKey(Bare(word));

    public static (string Unit, decimal Factor)? Time(string word) => Find(Times, Bare(word));

    /// <summary>True for the sign or the code of a currency, but not for its name: "EUR 40", not "euros 40".</summary>
    public static bool IsCurrency(ValueText text, int at) =>
        text[at].Length is 1 or 3 && Currencies.ContainsKey(text[at])
        && (text[at].Length == 1 || (text.Written(at).All(char.IsUpper)));

    public static string? Currency(string word) => Find(Currencies, word)?.Unit;

    /// <summary>The unit of measure that begins at a place, such as "km", "square metres", "m³".</summary>
    public static (string Unit, decimal Factor, int Next)? Measure(ValueText text, int at)
    {
        var power = text[at] switch
        {
            "square" or "sq" => 2,
            "cubic" => 3,
            _ => 1,
        };
        var unitAt = power > 1 ? at + 1 : at;
        if (Find(Measures, text[unitAt]) is not var (unit, factor))
        {
            return null;
        }

        var next = unitAt + 1;
        if (power == 1 && unit == "metre" && text.IsGlued(next) && (text[next] is "²" or "³" || text.Digits(next, 1, 1) is 2 or 3))
        {
            power = text[next] == "²" || text.Digits(next, 1, 1) == 2 ? 2 : 3;
            next++;
        }

        return power switch
        {
            1 => (unit, factor, next),
            2 => ("square " + unit, factor * factor, next),
            _ => ("cubic " + unit, factor * factor * factor, next),
        };
    }

    private static string Bare(string word) => word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;

    private static (string Unit, decimal Factor)? Find(FrozenDictionary<string, (string Unit, decimal Factor)> table, string word) =>
        table.TryGetValue(word, out var found) ? found : null;

    private static FrozenDictionary<string, (string Unit, decimal Factor)> Table(
        params (string Words, string Unit, decimal Factor)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => KeyValuePair.Create(word, (row.Unit, row.Factor))))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
