namespace TreatyBot.Ingestion.Structure;

/// <summary>How the headings that a text shows without marking them rank among themselves; only the order counts.</summary>
internal static class OutlineLevel
{
    public const int Title = 1;
    public const int Part = 2;
    public const int Chapter = 3;

    /// <summary>A section that holds articles.</summary>
    public const int Division = 4;
    public const int Article = 5;

    /// <summary>"5.", lines in capitals. Each further number ("5.1") is one deeper.</summary>
    public const int Numbered = 6;
    public const int Capitals = 6;
    public const int ShortLine = 7;
    public const int Question = 11;
    public const int Lettered = 12;
}
