namespace TreatyBot.Core.Documents;

/// <summary>Where in a reading's text a page of its document begins.</summary>
/// <param name="Start">The first character of it.</param>
/// <param name="Number">The page, counted from one.</param>
/// <param name="Label">What is printed on it or the document calls it ("iv"), where that is something else than its number; null where it
/// is not.</param>
/// <param name="IsPicture">True where its text was read from a picture, by text recognition; null where it stands in the file.</param>
public sealed record PageStart(int Start, int Number, string? Label = null, bool? IsPicture = null)
{
    /// <summary>As people cite it.</summary>
    public string Name => Label ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
