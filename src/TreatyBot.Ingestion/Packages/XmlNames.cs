using System.Xml.Linq;

namespace TreatyBot.Ingestion.Packages;

/// <summary>
/// Elements and attributes by their local names: Office writes the same ones in the namespaces of ECMA-376 and, as "strict", in those of
/// ISO 29500.
/// </summary>
internal static class XmlNames
{
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Is(name));

    public static IEnumerable<XElement> Children(this XElement? element, string name) =>
        element?.Elements().Where(child => child.Is(name)) ?? [];

    public static string? Value(this XElement? element, string attribute) =>
        element?.Attributes().FirstOrDefault(found => found.Name.LocalName == attribute)?.Value;

    public static int? Number(this XElement? element, string attribute) =>
        int.TryParse(element.Value(attribute), out var number) ? number : null;

    /// <summary>Whether a switch such as <c>w:b</c> is there and on.</summary>
    public static bool IsOn(this XElement? element) => element is not null && element.Value("val") is null or "1" or "true" or "on";
}
