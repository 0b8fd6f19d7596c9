using System.Globalization;

namespace TreatyBot.Discord.Asking;

/// <summary>Discord's ids tell when they were made, by Discord's clock.</summary>
internal static class Snowflake
{
    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first id that may be made at a time.</summary>
    public static string At(DateTimeOffset time) =>
        ((ulong)Math.Max(0, (time - Epoch).TotalMilliseconds) << 22).ToString(CultureInfo.InvariantCulture);

    /// <summary>Null where it is no id.</summary>
    public static DateTimeOffset? MadeAt(string id) =>
        ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Epoch.AddMilliseconds(number >> 22) : null;
}
