using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Archives;

/// <summary>Opens ZIP archives: each file in one is a document of its own.</summary>
internal sealed class ZipReader : IDocumentReader
{
    private const int MostFiles = 2000;

    public string MediaType => MediaTypes.Zip;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".zip" };

    public string Version => "zip/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        ZipPackage? package = null;
        try
        {
            package = new ZipPackage(file.Content);
            var names = package.Names.Where(IsFile).Take(MostFiles + 1).ToList();
            if (names.Count > MostFiles)
            {
                throw new PackageLimitException($"It holds more than {MostFiles} files. Unpack it into a folder.");
            }

            var opened = package;
            package = null;
            return new ReadArchive([.. names.Select(name => new ArchivedFile(name, () => opened.Bytes(name) ?? []))], opened);
        }
        catch (PackageLimitException limit)
        {
            return new ReadRefusal(limit.Message);
        }
        catch (InvalidDataException)
        {
            return new ReadRefusal("It is damaged and cannot be opened as a ZIP archive. Pack it anew.");
        }
        finally
        {
            package?.Dispose();
        }
    }

    /// <summary>No folder, nothing hidden, and no name that leads out of the archive.</summary>
    private static bool IsFile(string name) =>
        !name.EndsWith('/') && !name.Any(char.IsControl) && !name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.');
}
