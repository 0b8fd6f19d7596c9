using TreatyBot.Core.Text;

namespace TreatyBot.Configuration;

/// <summary>Finds the name that somebody is likely to have meant.</summary>
internal static class NearestName
{
    /// <returns>The nearest of the names; null where none is near.</returns>
    public static string? Find(string written, IEnumerable<string> names)
    {
        // A third of the letters: "jsn" is near "json", and "Foo" near nothing.
        var most = Math.Max(1, written.Length / 3);
        return names
            .Select(name => (Name: name, Distance: EditDistance.Between(written.ToUpperInvariant(), name.ToUpperInvariant(), most)))
            .Where(name => name.Distance <= most)
            .OrderBy(name => name.Distance)
            .Select(name => name.Name)
            .FirstOrDefault();
    }
}
