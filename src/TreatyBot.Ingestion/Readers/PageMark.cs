namespace TreatyBot.Ingestion.Readers;

/// <summary>Where in its blocks a page of a document begins.</summary>
/// <param name="Characters">How many characters that are no spaces stand before it: the structure that is found later cuts and joins
/// blocks, but neither adds nor takes any.</param>
/// <param name="Number">Counted from one.</param>
public sealed record PageMark(int Characters, int Number);
