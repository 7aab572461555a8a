using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenImapi.Cli.Tests;

/// <summary>What --json prints is what docs/json.md and docs/json/ say.</summary>
public class JsonTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. Schema.Types.Select(type => type.Name)];

    /// <summary>Command lines, each on a desk that has been worked at; '|' parts the words, '@' is the desk's folder.</summary>
    public static TheoryData<string> CommandLines =>
    [
        "drives", "media", "doctor", "drive|list", "image|ls|@/x.iso", "image|tree|@/x.iso|/docs", "image|info|@/x.iso", "image|verify|@/x.iso",
        "image|verify|@/x.iso|--against|virtual:lab", "image|explain|@/x.iso", "image|explain|@/x.iso|--block|16", "image|ls|virtual:lab",
        "image|create|@/docs|--plan", "image|create|@/docs|-o|@/new.iso", "image|create|@/x.iso|-o|@/new.iso", "image|extract|@/x.iso|-o|@/out",
        "burn|@/docs", "burn|@/docs|--plan", "burn|@/docs|--simulate", "burn|@/docs|--eject|--close", "burn|@/x.iso", "drive|create|dvd+r|--name|new", "drive|insert|lab|cd-rw80",
        "drive|remove|lab", "drive|export|lab|-o|@/disc.iso", "drive|export|lab|-o|@/disc.cue", "eject", "load", "erase", "format", "close",
        "burn|@/nothing", "image|ls|@/nothing", "image|frobnicate", "burn|@/docs|--drive|virtual:none",
    ];

    [Theory]
    [Trait("Approved", "yes")]
    [MemberData(nameof(Names))]
    public void A_schema_is_as_approved(string name)
    {
        var schema = Schema.Of(Schema.Types.Single(type => type.Name == name));
        Approved.CheckFile($"docs/json/{name}.json", schema.ToJsonString(Indented) + "\n");
    }

    [Fact]
    [Trait("Approved", "yes")]
    public void The_page_is_as_approved() => Approved.CheckFile("docs/json.md", JsonPage.Text());

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task Real_output_fits_its_schema(string line)
    {
        using var desk = await WorkedAtAsync();
        var ran = await desk.RunAsync([.. line.Split('|').Select(word => word.Replace("@", desk.Folder, StringComparison.Ordinal)), "--json"]);
        var documents = ran.Out.StartsWith("{\n", StringComparison.Ordinal) ? [ran.Document] : ran.Events;
        Assert.NotEmpty(documents);
        foreach (var document in documents)
            Assert.Empty(SchemaCheck.Faults(Schema.OfDocument(document), document));
        if (ran.Code is not ExitCode.Success)
        {
            Assert.Equal("error", (string?)documents[^1]["type"]);
            Assert.Equal((int)ran.Code, (int)documents[^1]["exitCode"]!);
        }
        else
        {
            Assert.DoesNotContain((string)documents[^1]["type"]!, (string[])["progress", "note", "warning", "error"]);
        }
    }

    [Fact]
    public async Task Real_output_about_sound_fits_its_schema()
    {
        using var desk = new Desk();
        desk.Wave("album/1.wav", 5 * 44_100, seed: 1, "One", "Us");
        desk.Wave("album/2.wav", 5 * 44_100, seed: 2);
        string[][] lines =
        [
            ["audio", "burn", desk["album"], "--plan"], ["audio", "burn", desk["album"], "--gap", "2s"], ["media", "--gaps"], ["audio", "image", desk["album"], "-o", desk["a.cue"]],
            ["audio", "rip", "-o", desk["out"]], ["drive", "insert", "default", desk["a.cue"]], ["audio", "burn", desk["nothing"]],
        ];
        foreach (var line in lines)
        {
            var ran = await desk.RunAsync([.. line, "--json"]);
            foreach (var document in ran.Out.StartsWith("{\n", StringComparison.Ordinal) ? [ran.Document] : ran.Events)
                Assert.Empty(SchemaCheck.Faults(Schema.OfDocument(document), document));
        }
    }

    [Fact]
    public async Task An_interrupted_burn_tells_what_the_disc_is_now()
    {
        using var desk = await WorkedAtAsync();
        desk.File("big.bin", Desk.Bytes(30_000_000));
        using var stop = new CancellationTokenSource();
        var console = new TestConsole(heard: line =>
        {
            if (line.Contains("\"writing\"", StringComparison.Ordinal))
                stop.Cancel();
        });
        var ran = await desk.RunAsync(console, stop.Token, "burn", desk["big.bin"], "--json");
        Assert.Equal(ExitCode.Cancelled, ran.Code);
        Assert.Empty(SchemaCheck.Faults(Schema.OfDocument(ran.Last), ran.Last));
        Assert.Equal("cancelled", (string?)ran.Last["kind"]);
        Assert.NotNull(ran.Last["medium"]);
    }

    [Fact]
    public void A_check_finds_what_does_not_fit()
    {
        var schema = Schema.Of(typeof(NoteEvent));
        Assert.Empty(SchemaCheck.Faults(schema, JsonNode.Parse("""{"type":"note","text":"x"}""")));
        Assert.NotEmpty(SchemaCheck.Faults(schema, JsonNode.Parse("""{"type":"note","text":1}""")));
        Assert.NotEmpty(SchemaCheck.Faults(schema, JsonNode.Parse("""{"type":"note"}""")));
        Assert.NotEmpty(SchemaCheck.Faults(schema, JsonNode.Parse("""{"type":"other","text":"x"}""")));
        Assert.NotEmpty(SchemaCheck.Faults(schema, JsonNode.Parse("""{"type":"note","text":"x","more":1}""")));
    }

    /// <summary>A desk with a folder, an image, and a recorder with that image burned on its CD-R.</summary>
    private static async Task<Desk> WorkedAtAsync()
    {
        var desk = new Desk();
        desk.File("docs/docs/a.txt", "a");
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"])).Succeeded();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        (await desk.RunAsync("burn", desk["x.iso"])).Succeeded();
        return desk;
    }
}
