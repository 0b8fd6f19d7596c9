using System.Text.Json.Serialization;

namespace TreatyBot.Ingestion.Sources.State;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceState))]
internal sealed partial class SourceStateJson : JsonSerializerContext;
