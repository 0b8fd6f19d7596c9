using System.Xml.Linq;

namespace TreatyBot.Ingestion.Packages;

/// <summary>A part of an Office file (ECMA-376, part 2), with the parts that it refers to.</summary>
internal sealed class OfficePart
{
    private readonly ZipPackage _package;
    private readonly Dictionary<string, (string Type, string Target)> _relations = new(StringComparer.Ordinal);

    private OfficePart(ZipPackage package, string name)
    {
        (_package, Name) = (package, name);
        var slash = name.LastIndexOf('/') + 1;
        foreach (var relation in package.Xml($"{name[..slash]}_rels/{name[slash..]}.rels")?.Elements() ?? [])
        {
            if (relation.Attribute("Id")?.Value is { } id && relation.Attribute("Target")?.Value is { } target
                && relation.Attribute("TargetMode")?.Value != "External")
            {
                _relations[id] = (relation.Attribute("Type")?.Value ?? "", Resolve(name[..slash], target));
            }
        }
    }

    public string Name { get; }

    /// <summary>No part, but what the package refers to.</summary>
    public static OfficePart Root(ZipPackage package) => new(package, "");

    /// <summary>The part that the package is about.</summary>
    /// <param name="package">The file.</param>
    /// <param name="otherwise">What it is called where the package does not say.</param>
    public static OfficePart? Main(ZipPackage package, string otherwise)
    {
        var name = Root(package).NameOf("officeDocument") ?? otherwise;
        return package.Has(name) ? new OfficePart(package, name) : null;
    }

    public XElement? Xml() => _package.Xml(Name);

    /// <summary>The only part of a type that it refers to: "styles".</summary>
    public OfficePart? FindByType(string type) => NameOf(type) is { } name && _package.Has(name) ? new OfficePart(_package, name) : null;

    /// <summary>The part that an element names by its <c>r:id</c>; an <c>id</c> without a namespace is the element's own.</summary>
    public OfficePart? FindByReference(XElement element)
    {
        var id = element.Attributes()
            .FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.NamespaceName.Length > 0);
        return id is not null && _relations.TryGetValue(id.Value, out var relation) && _package.Has(relation.Target)
            ? new OfficePart(_package, relation.Target)
            : null;
    }

    private string? NameOf(string type) =>
        _relations.Values.FirstOrDefault(relation => relation.Type.EndsWith('/' + type, StringComparison.Ordinal)).Target;

    private static string Resolve(string folder, string target)
    {
        var parts = new List<string>();
        foreach (var part in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
