using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Isolation;

/// <summary>Writes a range as an array of its start and end.</summary>
internal sealed class TextRangeJson : JsonConverter<TextRange>
{
    public override TextRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var start = reader.GetInt32();
        reader.Read();
        var end = reader.GetInt32();
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? new TextRange(start, end) : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, TextRange value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.End);
        writer.WriteEndArray();
    }
}
