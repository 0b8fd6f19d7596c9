namespace TreatyBot.Chat.Export;

/// <summary>A file that somebody asked for.</summary>
/// <param name="Name">With its ending; plain letters.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ExportFile(string Name, string MediaType, byte[] Content);
