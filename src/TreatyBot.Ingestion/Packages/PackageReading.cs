using System.Xml;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Packages;

/// <summary>Opens packages, and says in one way what is wrong with them.</summary>
internal static class PackageReading
{
    /// <param name="content">The file.</param>
    /// <param name="kind">What it is: "a Word document".</param>
    /// <param name="read">Makes a document of it.</param>
    public static ReadOutcome Read(ReadOnlyMemory<byte> content, string kind, Func<ZipPackage, ReadOutcome> read)
    {
        try
        {
            using var package = new ZipPackage(content);
            return read(package);
        }
        catch (PackageLimitException limit)
        {
            return new ReadRefusal(limit.Message);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return new ReadRefusal($"It is damaged and cannot be opened as {kind}. Save it anew with the program that made it.");
        }
    }
}
