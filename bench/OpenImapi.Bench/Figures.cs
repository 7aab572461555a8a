using System.Globalization;

namespace OpenImapi.Bench;

/// <summary>What one thing measured in its rounds.</summary>
internal sealed record Figures(string What, IReadOnlyList<double> Values)
{
    public double Median => Quartile(2);

    /// <summary>The value that so many quarters of all are not above.</summary>
    public double Quartile(int quarter)
    {
        var sorted = Values.Order().ToArray();
        var place = (sorted.Length - 1) * quarter / 4.0;
        var (low, high) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return low + (high - low) * (place - Math.Floor(place));
    }

    /// <summary>A row of a table: median, quartiles, and the ratio to another one's median.</summary>
    public string Row(Figures against, string unit) => string.Create(CultureInfo.InvariantCulture,
        $"| {What} | {Median:0} {unit} | {Quartile(1):0} to {Quartile(3):0} | {Median / against.Median:0.00} |");
}
