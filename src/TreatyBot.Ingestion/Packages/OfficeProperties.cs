using System.Globalization;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Metadata;

namespace TreatyBot.Ingestion.Packages;

/// <summary>The core properties of an Office file.</summary>
internal static class OfficeProperties
{
    /// <param name="package">The file.</param>
    /// <param name="beginning">The text of its first page.</param>
    public static DocumentMetadata Of(ZipPackage package, string beginning)
    {
        var core = OfficePart.Root(package).FindByType("core-properties")?.Xml();
        return FileProperties.Of(core.Child("title")?.Value, core.Child("creator")?.Value, Day(core.Child("created")?.Value),
            beginning) with
        {
            Language = MetadataLayers.LanguageTag(core.Child("language")?.Value),
        };
    }

    /// <summary>The day of a time in ISO 8601.</summary>
    public static DateOnly? Day(string? stamp) =>
        DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? DateOnly.FromDateTime(time.DateTime)
            : null;
}
