using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TreatyBot.Slack.Wire;

/// <summary>Writes our messages as Slack's JSON.</summary>
internal static class SlackMessageWriter
{
    /// <summary>The type of the metadata by which a reply of ours is known again.</summary>
    public const string MetadataType = "treatybot_reply";

    // Written as itself where JSON allows it: what Slack counts against its limits are characters.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>How many characters the blocks come to, as Slack gets them.</summary>
    public static int Measure(IReadOnlyList<SlackBlock> blocks) => Encoding.UTF8.GetCharCount(Write(writer => WriteBlocks(writer, blocks)));

    public static void WriteMessage(Utf8JsonWriter writer, SlackMessage message)
    {
        writer.WriteString("channel", message.Channel);
        WriteContent(writer, message.Text, message.Blocks);
        if (message.Thread is { } thread)
        {
            writer.WriteString("thread_ts", thread);
        }

        if (message.EventKey is { } key)
        {
            writer.WriteStartObject("metadata");
            writer.WriteString("event_type", MetadataType);
            writer.WriteStartObject("event_payload");
            writer.WriteString("event_key", key);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    public static void WriteResponse(Utf8JsonWriter writer, SlackResponse response)
    {
        writer.WriteString("response_type", response.Kind == SlackResponseKind.InChannel ? "in_channel" : "ephemeral");
        writer.WriteBoolean("replace_original", response.Kind == SlackResponseKind.ReplaceOriginal);
        WriteContent(writer, response.Text, response.Blocks);
    }

    /// <summary>A form (docs.slack.dev/reference/views/modal-views).</summary>
    public static void WriteForm(Utf8JsonWriter writer, SlackForm form)
    {
        writer.WriteStartObject("view");
        writer.WriteString("type", "modal");
        writer.WriteString("callback_id", form.Callback);
        writer.WriteString("private_metadata", form.Metadata);
        WritePlain(writer, "title", form.Title);
        WritePlain(writer, "submit", form.Submit);
        WritePlain(writer, "close", form.Close);
        writer.WriteStartArray("blocks");
        writer.WriteStartObject();
        writer.WriteString("type", "input");
        writer.WriteString("block_id", SlackForm.Block);
        WritePlain(writer, "label", form.Label);
        writer.WriteStartObject("element");
        writer.WriteString("type", "plain_text_input");
        writer.WriteString("action_id", SlackForm.Input);
        writer.WriteBoolean("multiline", true);
        writer.WriteNumber("max_length", form.MaxLength);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A home tab (docs.slack.dev/surfaces/app-home).</summary>
    public static void WriteHome(Utf8JsonWriter writer, IReadOnlyList<SlackBlock> blocks)
    {
        writer.WriteStartObject("view");
        writer.WriteString("type", "home");
        WriteBlocks(writer, blocks);
        writer.WriteEndObject();
    }

    private static void WritePlain(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("type", "plain_text");
        writer.WriteString("text", text);
        writer.WriteBoolean("emoji", true);
        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, string text, IReadOnlyList<SlackBlock> blocks)
    {
        writer.WriteString("text", text);
        writer.WriteString("parse", "none");
        writer.WriteBoolean("link_names", false);
        writer.WriteBoolean("mrkdwn", false);
        writer.WriteBoolean("unfurl_links", false);
        writer.WriteBoolean("unfurl_media", false);
        if (blocks.Count > 0)
        {
            WriteBlocks(writer, blocks);
        }
    }

    private static void WriteBlocks(Utf8JsonWriter writer, IReadOnlyList<SlackBlock> blocks)
    {
        writer.WriteStartArray("blocks");
        foreach (var block in blocks)
        {
            writer.WriteStartObject();
            switch (block)
            {
                case SlackText text:
                    WriteText(writer, text);
                    break;
                case SlackContext context:
                    WriteContext(writer, context);
                    break;
                case SlackButtons buttons:
                    WriteButtons(writer, buttons);
                    break;
                case SlackFeedback feedback:
                    WriteFeedback(writer, feedback);
                    break;
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, SlackText text)
    {
        writer.WriteString("type", "rich_text");
        writer.WriteStartArray("elements");
        foreach (var paragraph in text.Paragraphs)
        {
            writer.WriteStartObject();
            writer.WriteString("type", paragraph.IsQuote ? "rich_text_quote" : "rich_text_section");
            writer.WriteStartArray("elements");
            foreach (var run in paragraph.Runs)
            {
                WriteRun(writer, run);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRun(Utf8JsonWriter writer, SlackRun run)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "text");
        writer.WriteString("text", run.Text);
        if (run.IsBold || run.IsItalic)
        {
            writer.WriteStartObject("style");
            writer.WriteBoolean(run.IsBold ? "bold" : "italic", true);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter writer, SlackContext context)
    {
        writer.WriteString("type", "context");
        writer.WriteStartArray("elements");
        writer.WriteStartObject();
        writer.WriteString("type", "plain_text");
        writer.WriteString("text", context.Text);
        writer.WriteBoolean("emoji", false);
        writer.WriteEndObject();
        if (context.Link is { } link)
        {
            // Plain text has no links. An address holds none of the characters that would end one (they are percent-encoded), but for "&".
            writer.WriteStartObject();
            writer.WriteString("type", "mrkdwn");
            writer.WriteString("text", $"<{link.AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal)}|{context.LinkText}>");
            writer.WriteBoolean("verbatim", true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFeedback(Utf8JsonWriter writer, SlackFeedback feedback)
    {
        writer.WriteString("type", "context_actions");
        writer.WriteStartArray("elements");
        writer.WriteStartObject();
        writer.WriteString("type", "feedback_buttons");
        writer.WriteString("action_id", SlackFeedback.ActionId);
        WriteThumb("positive_button", "👍", feedback.Positive);
        WriteThumb("negative_button", "👎", feedback.Negative);
        writer.WriteEndObject();
        writer.WriteEndArray();

        void WriteThumb(string name, string sign, SlackButton button)
        {
            writer.WriteStartObject(name);
            WritePlain(writer, "text", sign);
            writer.WriteString("accessibility_label", button.Label);
            writer.WriteString("value", $"{button.ActionId}{SlackFeedback.Separator}{button.Value}");
            writer.WriteEndObject();
        }
    }

    private static void WriteButtons(Utf8JsonWriter writer, SlackButtons buttons)
    {
        writer.WriteString("type", "actions");
        writer.WriteStartArray("elements");
        foreach (var button in buttons.Buttons)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "button");
            WritePlain(writer, "text", button.Label);
            writer.WriteString("action_id", button.ActionId);
            writer.WriteString("value", button.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
