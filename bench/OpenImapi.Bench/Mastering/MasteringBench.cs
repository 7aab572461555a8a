using System.Text.Json;

namespace OpenImapi.Bench;

/// <summary>What is asked of the mastering bench.</summary>
/// <param name="Workloads">Names of workloads; all where there is none.</param>
/// <param name="Rounds">Rounds that count.</param>
/// <param name="Scale">How large the workloads are, 1 being whole.</param>
/// <param name="Folder">Where sources and images lie.</param>
/// <param name="Peers">Peers that take part; all that are installed where there is none.</param>
/// <param name="Product">The program that is measured in place of what ./imapi runs; a .dll is started by dotnet.</param>
/// <param name="Json">Whether the answer is one JSON document.</param>
internal sealed record MasteringOrder(
    IReadOnlyList<string> Workloads, int Rounds, double Scale, string Folder, IReadOnlyList<string> Peers, string? Product, bool Json);

/// <summary>What mastering costs, beside the floor and the peers.</summary>
internal static class MasteringBench
{
    public const string Growth = "grow";
    public const string Reflink = "reflink";
    public const string Export = "export";

    private static readonly int[] GrowthSizes = [1_000, 10_000, 100_000];

    public static readonly string[] Names = [.. Workloads.All.Select(each => each.Name), Growth, Reflink, Export];

    public static async Task RunAsync(MasteringOrder order, CancellationToken cancellation)
    {
        var root = Root();
        var tools = NativeTools.Build(root);
        var products = order.Product is { } said ? Products.Of(Path.GetFullPath(said)) : await Products.BuiltAsync(root, cancellation);
        var machine = Machine.Here();
        var scratch = Directory.CreateDirectory(Path.Combine(order.Folder, $"openimapi-bench-{Environment.ProcessId}")).FullName;
        var races = new List<RaceResult>();
        var skipped = new List<string>();
        try
        {
            foreach (var name in order.Workloads.Count > 0 ? order.Workloads : Names)
            {
                IReadOnlyList<Workload> workloads = name switch
                {
                    Growth => [.. GrowthSizes.Select(size => GrowthOf(Workload.Count(size, order.Scale)))],
                    Reflink or Export => [],
                    _ => [Workloads.All.Single(each => each.Name == name)],
                };
                foreach (var workload in workloads)
                    races.Add(await RaceAsync(order, workload, products, tools, scratch, cancellation));
                if (name == Reflink)
                    races.AddRange(await ReflinkRaces.RunAsync(order, products, tools, scratch, skipped, cancellation));
                if (name == Export)
                    races.Add(await ExportRace.RunAsync(order, products, tools, scratch, cancellation));
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        if (order.Json)
            Console.WriteLine(JsonSerializer.Serialize(MasteringDocument.Of(machine, order, races, skipped), MasteringDocument.Style));
        else
            MasteringTable.Tell(Console.Out, machine, order, races, skipped);
    }

    private static Workload GrowthOf(int files) => Workloads.Growth(files) with
    {
        Goals = [.. Goal.Of(GoalKind.OfFloorWithoutStart, 1.3, Contenders.Plain)],
    };

    private static async Task<RaceResult> RaceAsync(
        MasteringOrder order, Workload workload, Products products, NativeTools tools, string scratch, CancellationToken cancellation)
    {
        var (source, nothing) = (Path.Combine(scratch, "source"), Path.Combine(scratch, "nothing"));
        Race.Tell($"{workload.Name}: making the files");
        workload.MakeIn(source, order.Scale);
        Workloads.Growth(1).MakeIn(nothing, 1);
        try
        {
            return await new Race(new(tools, scratch), scratch, order.Rounds).RunAsync(
                workload, source, workload.TakesOffStart ? nothing : null, Contenders.For(workload, products, tools, order.Peers), cancellation);
        }
        finally
        {
            Directory.Delete(source, recursive: true);
            Directory.Delete(nothing, recursive: true);
        }
    }

    /// <summary>The folder of the repository that this program was built in.</summary>
    public static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "OpenImapi.slnx")))
                return at.FullName;
        throw new InvalidOperationException("The bench runs in the repository that it was built in.");
    }
}
