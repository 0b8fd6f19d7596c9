using System.Net;
using TreatyBot.Ingestion.Sources.Git;

namespace TreatyBot.Tests.Ingestion.Sources;

public sealed class GitSourceTests : IDisposable
{
    private readonly FetchedCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [SkippableFact]
    public async Task The_files_of_the_newest_commit_answer_and_what_is_not_committed_does_not()
    {
        using var repository = new GitRepository().Write("leave.md", "# Leave\n\nThirty days.").Write("deep/toll.txt", "Four crowns.")
            .Write("logo.png", "x").Commit().Write("draft.txt", "Not yet.");
        var summary = await _corpus.With("Git", repository.Path).FetchAsync();
        summary.Added.ShouldBe(["handbook/deep/toll.txt", "handbook/leave.md"]);
        summary.PassedOver.ShouldHaveSingleItem().Path.ShouldBe("handbook/logo.png");

        repository.Run("mv", "deep/toll.txt", "deep/tolls.txt");
        repository.Write("leave.md", "# Leave\n\nThirty-one days.").Commit();
        var next = await _corpus.FetchAsync();
        next.Changed.ShouldBe(["handbook/leave.md"]);
        next.Renamed.ShouldBe([new("handbook/deep/toll.txt", "handbook/deep/tolls.txt")]);
        next.Added.ShouldBe(["handbook/draft.txt"]);
        (await _corpus.TextOfAsync("handbook/leave.md")).ShouldBe("Leave\n\nThirty-one days.");
    }

    [SkippableFact]
    public async Task A_branch_and_a_tag_and_a_folder_and_a_bare_repository_can_be_named()
    {
        using var repository = new GitRepository().Write("docs/a.txt", "Alpha.").Write("code/b.txt", "Beta.").Commit();
        repository.Run("tag", "-a", "-m", "First", "v1");
        repository.Run("checkout", "-q", "-b", "work/next");
        repository.Write("docs/a.txt", "Alpha, corrected.").Commit();
        repository.Run("clone", "-q", "--bare", ".", "../bare.git");

        await _corpus.With("Git", repository.At("bare.git"), source => (source.Branch, source.Folder) = ("v1", "docs")).FetchAsync();
        (await _corpus.PathsAsync()).ShouldBe(["bare/docs/a.txt"]);
        (await _corpus.TextOfAsync("bare/docs/a.txt")).ShouldBe("Alpha.");

        using var other = new FetchedCorpus();
        await other.With("Git", repository.Path, source => source.Branch = "work/next").FetchAsync();
        (await other.TextOfAsync("handbook/docs/a.txt")).ShouldBe("Alpha, corrected.");
    }

    [SkippableFact]
    public async Task A_repository_on_a_web_server_is_fetched_and_its_files_link_to_where_they_can_be_seen()
    {
        using var repository = new GitRepository().Write("docs/the toll.txt", "Four crowns.")
            .Write("docs/sources.yaml", "'*': { publisher: The ferry }").Commit();
        repository.Serve(_corpus.Web, "/ferry.git");
        _corpus.With("Git", _corpus.Web.At("/ferry.git"), source =>
            (source.Folder, source.Link) = ("docs", "https://code.example/{branch}/{path}"));
        (await _corpus.FetchAsync()).Added.ShouldBe(["ferry/docs/the toll.txt"], _corpus.Status().DownReason);
        (await _corpus.DocumentAsync("ferry/docs/the toll.txt")).Metadata.ShouldSatisfyAllConditions(
            metadata => metadata.Url!.AbsoluteUri.ShouldBe("https://code.example/HEAD/docs/the%20toll.txt"),
            metadata => metadata.Publisher.ShouldBe("The ferry"));
        _corpus.Web.Requests.ShouldAllBe(request => request.Headers["User-Agent"].Contains("TreatyBot", StringComparison.Ordinal));

        repository.Write("docs/the toll.txt", "Five crowns.").Commit();
        (await _corpus.FetchAsync()).Changed.ShouldBe(["ferry/docs/the toll.txt"], _corpus.Status().DownReason);
        _corpus.Web.GoDown();
        (await _corpus.FetchAsync()).HasChanges.ShouldBeFalse();
        _corpus.Status().DownSince.ShouldNotBeNull();
        (await _corpus.TextOfAsync("ferry/docs/the toll.txt")).ShouldBe("Five crowns.");
    }

    [SkippableFact]
    public async Task Git_connects_to_the_address_that_was_looked_at_whatever_the_name_leads_to_by_then()
    {
        using var repository = new GitRepository().Write("a.txt", "Alpha.").Commit();
        repository.Serve(_corpus.Web, "/ferry.git");
        _corpus.Fetching.PrivateHosts.Add("Code.example");
        _corpus.Resolve = host => host == "code.example" ? [IPAddress.Loopback] : [];
        await _corpus.With("Git", $"http://Code.example.:{_corpus.Web.Port}/ferry.git").FetchAsync();
        (await _corpus.PathsAsync()).ShouldBe(["ferry/a.txt"], _corpus.Status().DownReason);
    }

    [SkippableFact]
    public async Task A_repository_at_a_private_address_or_behind_a_redirect_is_not_fetched()
    {
        using var repository = new GitRepository().Write("a.txt", "Alpha.").Commit();
        repository.Serve(_corpus.Web, "/ferry.git");
        _corpus.Fetching.PrivateHosts.Clear();
        await _corpus.With("Git", _corpus.Web.At("/ferry.git")).FetchAsync();
        _corpus.Status().DownReason!.ShouldContain("private address");
        _corpus.Web.Requests.ShouldBeEmpty();

        using var moved = new FetchedCorpus();
        moved.Web.Answer("/x.git/info/refs?service=git-upload-pack", 301,
            headers: $"Location: {_corpus.Web.At("/ferry.git/info/refs?service=git-upload-pack")}");
        await moved.With("Git", moved.Web.At("/x.git")).FetchAsync();
        moved.Status().DownReason!.ShouldStartWith("The server sends on to another address.");
        _corpus.Web.Requests.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task What_a_repository_lacks_is_named_and_what_was_read_before_answers()
    {
        using var repository = new GitRepository().Write("a.txt", "Alpha.").Commit();
        repository.Run("branch", "other");
        _corpus.With("Git", repository.Path, source => source.Branch = "other");
        await _corpus.FetchAsync();
        repository.Run("branch", "-D", "other");
        (await _corpus.FetchAsync()).ShouldSatisfyAllConditions(
            summary => summary.HasChanges.ShouldBeFalse(), summary => summary.IsPartial.ShouldBeTrue());
        _corpus.Status().DownReason.ShouldBe("There is no branch or tag 'other' in it. Correct Branch.");
        Directory.Move(repository.Path, repository.At("elsewhere"));
        await _corpus.FetchAsync();
        _corpus.Status().DownReason!.ShouldStartWith("There is no folder");
        (await _corpus.PathsAsync()).ShouldBe(["handbook/a.txt"]);
    }

    [SkippableFact]
    public async Task What_is_no_repository_or_has_no_such_folder_or_no_commit_is_told_in_words()
    {
        using var repository = new GitRepository().Write("a.txt", "Alpha.").Commit();
        await _corpus.With("Git", repository.Path, source => source.Folder = "docs").FetchAsync();
        _corpus.Status().DownReason.ShouldBe("There is no folder 'docs' in it. Correct Folder.");

        using var other = new FetchedCorpus();
        Directory.CreateDirectory(repository.At("plain"));
        await other.With("Git", repository.At("plain")).FetchAsync();
        other.Status().DownReason!.ShouldEndWith("is no git repository. Name the folder of a checkout, or a bare repository.");

        using var empty = new FetchedCorpus();
        repository.Run("init", "-q", "--bare", repository.At("empty.git"));
        await empty.With("Git", repository.At("empty.git")).FetchAsync();
        empty.Status().DownReason!.ShouldStartWith("There is no commit in it yet.");
    }

    [SkippableFact]
    public async Task A_repository_on_this_machine_is_cited_by_its_own_path_and_by_the_address_that_it_was_cloned_from()
    {
        using var repository = new GitRepository().Write("docs/a.txt", "Alpha.").Commit();
        repository.Run("remote", "add", "origin", "git@github.com:example/handbook.git");
        await _corpus.With("Git", repository.Path, source => source.Folder = "docs").FetchAsync();

        (await _corpus.DocumentAsync("handbook/docs/a.txt")).Metadata.Url!.AbsoluteUri
            .ShouldBe("https://github.com/example/handbook/blob/HEAD/docs/a.txt");
        using var sources = _corpus.Sources();
        sources.All[0].Sources[0].FindFile("handbook/docs/a.txt")!.ShownAs.ShouldBe($"{repository.Path}/docs/a.txt");
    }

    [Theory]
    [InlineData("https://someone:secret@github.com/example/handbook.git", "https://github.com/example/handbook/blob/{branch}/{path}")]
    [InlineData("ssh://git@gitlab.com/example/handbook", "https://gitlab.com/example/handbook/-/blob/{branch}/{path}")]
    [InlineData("https://code.example/handbook.git", null)]
    [InlineData("/srv/handbook", null)]
    public void Where_a_known_host_shows_its_files_is_told_by_the_address_without_what_is_secret(string address, string? template) =>
        GitLink.FindTemplate(address).ShouldBe(template);

    [SkippableFact]
    public async Task Neither_hooks_nor_filters_nor_links_of_a_repository_do_anything()
    {
        Skip.If(OperatingSystem.IsWindows(), "The traps are shell commands.");
        using var repository = new GitRepository().Write("a.txt", "Alpha.").Write(".gitattributes", "*.txt filter=trap export-ignore\n");
        File.CreateSymbolicLink(Path.Combine(repository.Path, "passwd.txt"), "/etc/passwd");
        repository.Commit();
        var sprung = repository.At("sprung");
        foreach (var key in new[] { "filter.trap.smudge", "filter.trap.process", "core.fsmonitor", "core.pager", "core.sshCommand",
            "uploadpack.packObjectsHook", "credential.helper", "diff.external" })
        {
            repository.Run("config", key, $"touch {sprung}; false");
        }

        foreach (var hook in new[] { "post-checkout", "reference-transaction", "pre-auto-gc", "post-index-change" })
        {
            var file = Path.Combine(repository.Path, ".git/hooks", hook);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, $"#!/bin/sh\ntouch {sprung}\n");
            MakeExecutable(file);
        }

        (await _corpus.With("Git", repository.Path).FetchAsync()).Added.ShouldBe(["handbook/a.txt"]);
        File.Exists(sprung).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_repository_that_is_too_large_is_refused_and_a_file_that_is_by_name()
    {
        _corpus.Ingestion.MaxFileBytes = 1000;
        using var repository = new GitRepository().Write("a.txt", "Alpha.").Write("large.txt", new string('x', 2000)).Commit();
        var summary = await _corpus.With("Git", repository.Path).FetchAsync();
        summary.Added.ShouldBe(["handbook/a.txt"]);
        summary.Refused.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refused => refused.Path.ShouldBe("handbook/large.txt"), refused => refused.Reason.ShouldContain("2000 bytes"));

        _corpus.Ingestion.MaxFileBytes = 10_000_000;
        _corpus.Fetching.MaxMegabytes = 1;
        repository.Write("large.txt", new string('x', 2 * 1024 * 1024)).Commit();
        await _corpus.FetchAsync();
        _corpus.Status().DownReason!.ShouldContain("more than 1 MB");
    }

    [Theory]
    [InlineData("main", true)]
    [InlineData("release/2026.1", true)]
    [InlineData("--upload-pack=x", false)]
    [InlineData("a..b", false)]
    [InlineData("a b", false)]
    [InlineData("a:b", false)]
    [InlineData("a@{1}", false)]
    [InlineData("", false)]
    public void A_branch_is_called_as_git_lets_it_be(string name, bool good) => GitName.IsReference(name).ShouldBe(good);

    [Theory]
    [InlineData("docs/a.txt", true)]
    [InlineData("../a.txt", false)]
    [InlineData("docs/../../a.txt", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData(".git/config", false)]
    [InlineData("a\\b.txt", false)]
    [InlineData("C:a.txt", false)]
    [InlineData("docs//a.txt", false)]
    public void A_file_stays_where_it_is_put(string path, bool good) => GitName.IsPath(path).ShouldBe(good);

    [Theory]
    [InlineData("https://code.example/team/docs.git/", "docs")]
    [InlineData("/srv/handbook.v2", "handbook.v2")]
    [InlineData("/srv/handbook/.git", "git")]
    public void A_repository_is_called_by_the_end_of_its_address(string address, string name) =>
        GitName.OfRepository(address).ShouldBe(name);

    [Theory]
    [InlineData("https://github.com/team/docs.git", "https://github.com/team/docs/blob/HEAD/a%20b.md")]
    [InlineData("https://gitlab.com/team/docs", "https://gitlab.com/team/docs/-/blob/HEAD/a%20b.md")]
    [InlineData("https://code.example/team/docs", null)]
    [InlineData("/srv/docs", null)]
    public void Files_link_to_where_everybody_knows_that_they_are(string address, string? link) =>
        (GitLink.FindTemplate(address) is { } template ? GitLink.Fill(template, null, "a b.md") : null).ShouldBe(link);

    private static void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
