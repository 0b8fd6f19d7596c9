using System.Text;
using System.Text.Json;
using System.Xml;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Parser;
using TreatyBot.Ingestion.Sources.Fetching;

namespace TreatyBot.Ingestion.Sources.Feeds;

/// <summary>A feed, or why it is none.</summary>
internal sealed record FeedFile(Feed? Feed, string? Refusal = null)
{
    /// <summary>Feeds are three or four deep, what people write in them a few dozen; the library walks them recursively.</summary>
    private const int MostDepth = 200;

    public static FeedFile Parse(byte[] content)
    {
        try
        {
            if (!FirstCharacter.Is('{', content) && !IsWebPage(content))
            {
                CheckXml(content);
            }

            return IsWebPage(content)
                ? Refuse("It is a web page, and no feed")
                : new(FeedReader.ReadFromByteArray(content));
        }
        catch (FeedTypeNotSupportedException)
        {
            return Refuse("It is neither an RSS nor an Atom feed");
        }
        catch (Exception broken) when (broken is XmlException or JsonException or DecoderFallbackException or ArgumentException
            or FormatException or InvalidOperationException or NullReferenceException
            or System.Runtime.Serialization.SerializationException)
        {
            // What the library throws over a feed that lacks what it looks for differs from place to place.
            return Refuse($"The feed is broken ({broken.Message.TrimEnd('.')})");
        }
    }

    /// <summary>Reads all of it with what is dangerous off, before the library reads it with what is the framework's default.</summary>
    private static void CheckXml(byte[] content)
    {
        using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
        });
        while (reader.Read())
        {
            if (reader.Depth > MostDepth)
            {
                throw new XmlException($"Its elements lie more than {MostDepth} deep");
            }
        }
    }

    private static bool IsWebPage(byte[] content)
    {
        var beginning = Encoding.UTF8.GetString(content, 0, Math.Min(content.Length, 500));
        return beginning.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || beginning.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static FeedFile Refuse(string fault) => new(null, $"{fault}. Give the address of the feed itself, or tell whoever runs it.");
}
