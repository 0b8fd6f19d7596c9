using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TreatyBot.IntegrationTests.Web.Fixture;
using TreatyBot.Web;
using TreatyBot.Web.Citations;

namespace TreatyBot.IntegrationTests.Web;

public sealed class SetupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("treatybot-setup-").FullName;

    private string KeyFile => Path.Combine(_folder, "data", "signing.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_start_makes_a_key_that_only_this_account_can_read()
    {
        var signature = SigningKey.OpenOrCreate(Path.GetDirectoryName(KeyFile)!).Sign([1]);
        new FileInfo(KeyFile).Length.ShouldBe(32);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        SigningKey.OpenOrCreate(Path.GetDirectoryName(KeyFile)!).Sign([1]).ShouldBe(signature);
        Directory.GetFiles(Path.GetDirectoryName(KeyFile)!).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Starts_at_the_same_time_agree_on_one_key()
    {
        var starts = Enumerable.Range(0, 16)
            .Select(_ => Task.Run(() => Convert.ToHexString(SigningKey.OpenOrCreate(Path.GetDirectoryName(KeyFile)!).Sign([1]))));
        (await Task.WhenAll(starts)).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        Directory.GetFiles(Path.GetDirectoryName(KeyFile)!).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_file_that_is_no_key_is_refused_and_left_alone(int length)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        File.WriteAllBytes(KeyFile, new byte[length]);
        Should.Throw<InvalidDataException>(() => SigningKey.OpenOrCreate(Path.GetDirectoryName(KeyFile)!)).Message
            .ShouldContain("is not a signing key");
        File.ReadAllBytes(KeyFile).Length.ShouldBe(length);
    }

    [Theory]
    [InlineData("Web:Url", "127.0.0.1:5080")]
    [InlineData("Web:Url", "https://127.0.0.1:5080")]
    [InlineData("Web:Url", "http://127.0.0.1:5080/chat")]
    [InlineData("Web:Url", "http://*:5080")]
    [InlineData("Web:PublicUrl", "treaties.example")]
    [InlineData("Web:PublicUrl", "ftp://treaties.example")]
    [InlineData("Web:OperatorToken", "too-short")]
    [InlineData("Web:OperatorTokenFile", "/nowhere/at/all")]
    public async Task A_wrong_setting_is_named_before_anything_listens(string key, string value)
    {
        await using var app = WebHost.Builder(_folder, [(key, value)]).Build();
        Should.Throw<OptionsValidationException>(app.UseWeb).Message.ShouldContain(key);
    }

    [Fact]
    public async Task The_operators_token_can_come_from_a_file()
    {
        var file = Path.Combine(_folder, "token");
        await File.WriteAllTextAsync(file, WebHost.Token + "\n");
        await using var host = await WebHost.StartAsync(("Web:OperatorTokenFile", file), ("Web:PublicUrl", "https://treaties.example"));
        using var visitor = new Visitor(host, ("Host", "treaties.example"), ("Authorization", "Bearer " + WebHost.Token));
        await visitor.OpenAsync("/");
        visitor.Status.ShouldBe(HttpStatusCode.OK);

        await File.WriteAllTextAsync(file, "short");
        await using var app = WebHost.Builder(_folder, [("Web:OperatorTokenFile", file)]).Build();
        Should.Throw<OptionsValidationException>(app.UseWeb).Message.ShouldContain(file);
    }

    [Fact]
    public async Task A_port_in_use_is_explained_in_a_sentence()
    {
        await using var host = await WebHost.StartAsync();
        var url = host.Address.GetLeftPart(UriPartial.Authority);
        await using var second = WebHost.Builder(_folder, [("Web:Url", url)]).Build();
        second.UseWeb();
        var failure = await Should.ThrowAsync<IOException>(() => second.StartAsync());
        ListenFailure.Explain(failure, url).ShouldNotBeNull().ShouldContain(url);
        ListenFailure.Explain(new SocketException((int)SocketError.HostNotFound), url).ShouldBeNull();
        ListenFailure.Explain(new IOException("The disk is full."), url).ShouldBeNull();
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "http://localhost:5080/")]
    [InlineData("http://[::]:5080", "http://localhost:5080/")]
    [InlineData("http://192.0.2.1:81", "http://192.0.2.1:81/")]
    public void The_local_address_is_one_that_can_be_opened(string url, string local) =>
        new WebOptions { Url = url }.LocalUrl.AbsoluteUri.ShouldBe(local);

    [Fact]
    public async Task Health_says_when_questions_can_be_answered_and_tells_outsiders_no_more()
    {
        await using var host = await WebHost.StartAsync();
        (await StatusAsync(host.Client.GetAsync(new Uri("/health", UriKind.Relative)))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative)))).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await host.SaveAsync(SampleDocuments.Agreement(paragraphs: 1));

        var local = JsonNode.Parse(await host.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)))!;
        local["status"]!.GetValue<string>().ShouldBe("Healthy");
        local["corpus"]!["documents"]!.GetValue<int>().ShouldBe(1);
        using var response = await host.FromOutsideAsync("/health/ready");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Trim().ShouldBe("""{"status":"Healthy"}""");
    }

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        return response.StatusCode;
    }
}
