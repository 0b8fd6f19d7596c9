using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TreatyBot.Ingestion.Isolation;

[JsonSerializable(typeof(ExtractOutcome))]
internal sealed partial class OutcomeJsonContext : JsonSerializerContext
{
    /// <summary>Letters of all scripts stay as they are: nobody but us reads it.</summary>
    public static OutcomeJsonContext Compact { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TextRangeJson() },
    });
}
