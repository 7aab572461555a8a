using System.Text.Json.Nodes;

namespace OpenImapi.Cli.Tests;

/// <summary>What options do that are of Blu-ray discs.</summary>
internal static class BdEffects
{
    /// <summary>By the option's name on the command line.</summary>
    public static Dictionary<string, Func<Desk, Task>> All { get; } = new(StringComparer.Ordinal)
    {
        ["imapi drive create --spare"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "bd-r25", "--name", "new", "--spare", "least")).Succeeded();
            Assert.Equal((12_088_320L, 131_072L), await RoomAsync(desk, "new"));
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "create", "bd-r25", "--name", "wrong", "--spare", "none")).Code);
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "create", "dvd+r", "--name", "wrong", "--spare", "least")).Code);
        },
        ["imapi drive create --pow"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "bd-r25", "--name", "new", "--pow")).Succeeded();
            Assert.Contains("sequential recording with pseudo-overwrite", (await desk.RunAsync("media", "--drive", "virtual:new")).Succeeded().Out);
            (await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:new")).Succeeded();
            (await desk.RunAsync("burn", $"second={desk["docs"]}", "--drive", "virtual:new")).Succeeded();
            (await desk.RunAsync("drive", "export", "new", "-o", desk["whole.iso"])).Succeeded();
            Assert.Contains("second", (await desk.RunAsync("image", "ls", desk["whole.iso"], "--block", "0")).Out + (await desk.RunAsync("image", "tree", desk["whole.iso"])).Out);
        },
        ["imapi drive create --rrm"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "bd-r25", "--name", "new", "--rrm")).Succeeded();
            Assert.StartsWith("random recording", (string)(await MediumAsync(desk, "new"))["format"]!, StringComparison.Ordinal);
            (await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:new")).Succeeded();
            Assert.Equal("complete", (string)(await MediumAsync(desk, "new"))["status"]!);
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "create", "bd-r25", "--name", "wrong", "--rrm", "--pow")).Code);
        },
        ["imapi drive insert --spare"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "bd-re50", "--spare", "786432")).Succeeded();
            Assert.Equal((23_652_352L, 786_432L), await RoomAsync(desk, "lab"));
            (await desk.RunAsync("drive", "insert", "lab", "bd-re25", "--spare", "none")).Succeeded();
            Assert.Equal("no spare areas", (string)(await MediumAsync(desk, "lab"))["format"]!);
        },
        ["imapi drive insert --pow"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "bd-r100", "--pow")).Succeeded();
            Assert.Equal((47_305_728L, 1_572_864L), await RoomAsync(desk, "lab"));
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "insert", "lab", "bd-re25", "--pow")).Code);
        },
        ["imapi drive insert --rrm"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "bd-r128", "--rrm")).Succeeded();
            Assert.Equal((60_403_712L, 2_097_152L), await RoomAsync(desk, "lab"));
        },
        ["imapi format --spare"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "bd-re25")).Succeeded();
            (await desk.RunAsync("format", "--spare", "262144")).Succeeded();
            Assert.Equal((11_957_248L, 262_144L), await RoomAsync(desk, "lab"));
            (await desk.RunAsync("format", "--spare", "none")).Succeeded();
            Assert.Equal("no spare areas", (string)(await MediumAsync(desk, "lab"))["format"]!);
            (await desk.RunAsync("drive", "insert", "lab", "bd-r50")).Succeeded();
            (await desk.RunAsync("format", "--spare", "least")).Succeeded();
            Assert.Equal((24_307_712L, 131_072L), await RoomAsync(desk, "lab"));
            Assert.Equal(ExitCode.Medium, (await desk.RunAsync("format", "--spare", "least")).Code);
        },
        ["imapi format --pow"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "bd-r25")).Succeeded();
            (await desk.RunAsync("format", "--pow")).Succeeded();
            Assert.StartsWith("sequential recording with pseudo-overwrite", (string)(await MediumAsync(desk, "lab"))["format"]!, StringComparison.Ordinal);
        },
        ["imapi format --rrm"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "bd-r25")).Succeeded();
            (await desk.RunAsync("format", "--rrm")).Succeeded();
            Assert.StartsWith("random recording", (string)(await MediumAsync(desk, "lab"))["format"]!, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("format", "--rrm", "--pow")).Code);
        },
        ["imapi burn --defect-management"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "bd-r25")).Succeeded();
            Assert.Contains("become spare areas", (await desk.RunAsync("burn", desk["docs"], "--defect-management", "on", "--plan")).Succeeded().Out);
            Assert.Contains("half of the speed", (await desk.RunAsync("burn", desk["docs"], "--defect-management", "on")).Succeeded().Out);
            Assert.Equal(393_216L, (long)(await MediumAsync(desk, "lab"))["spareBlocks"]!);
            (await desk.RunAsync("drive", "insert", "lab", "bd-re25")).Succeeded();
            Assert.Contains("no spare areas", (await desk.RunAsync("burn", desk["docs"], "--defect-management", "off")).Succeeded().Out);
            Assert.Null((await MediumAsync(desk, "lab"))["spareBlocks"]);
            (await desk.RunAsync("drive", "insert", "lab", "dvd+r")).Succeeded();
            Assert.Equal(ExitCode.Medium, (await desk.RunAsync("burn", desk["docs"], "--defect-management", "on")).Code);
        },
    };

    private static async Task<(long Capacity, long Spares)> RoomAsync(Desk desk, string drive)
    {
        var medium = await MediumAsync(desk, drive);
        return ((long)medium["capacityBlocks"]!, (long)medium["spareBlocks"]!);
    }

    private static async Task<JsonNode> MediumAsync(Desk desk, string drive) =>
        (await desk.RunAsync("media", "--drive", $"virtual:{drive}", "--json")).Succeeded().Document["medium"]!;
}
