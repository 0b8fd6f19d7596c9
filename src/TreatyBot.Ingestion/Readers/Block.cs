namespace TreatyBot.Ingestion.Readers;

/// <summary>A piece of a document that stands on its own. In its text <c>'\n'</c> is a line break that is meant.</summary>
/// <param name="Text">As the source has it; the composer folds its whitespace.</param>
public abstract record Block(string Text);

/// <summary>A heading.</summary>
/// <param name="Text">Its words; none where it only ends the sections of its level and deeper, as the end of a table does.</param>
/// <param name="Level">1 is the outermost; only the order of levels matters.</param>
public sealed record Heading(string Text, int Level) : Block(Text);

/// <summary>A paragraph, list item, table row or the like.</summary>
/// <param name="Text">Its words, those of the label among them.</param>
/// <param name="Label">Where it opens with a heading of its own ("8.6 Governing Law. This Agreement ..."): that heading.</param>
public sealed record Paragraph(string Text, Heading? Label = null) : Block(Text);
