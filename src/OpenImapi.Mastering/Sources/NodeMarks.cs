namespace OpenImapi.Mastering;

/// <summary>What is said of few nodes of a tree: in which name spaces they are hidden, and how early their data lie.</summary>
internal sealed class NodeMarks
{
    private readonly Dictionary<int, NameSpaces> hidden = [];
    private readonly Dictionary<int, int> weights = [];

    public bool HasHidden => hidden.Count > 0;

    public bool HasWeights => weights.Count > 0;

    public NameSpaces HiddenIn(int node) => hidden.GetValueOrDefault(node);

    public int WeightOf(int node) => weights.GetValueOrDefault(node);

    public void Hide(int node, NameSpaces from) => hidden[node] = HiddenIn(node) | from;

    public void Weigh(int node, int weight) => weights[node] = weight;

    /// <summary>Says of a node what another tree says of one of its own.</summary>
    public void Take(int node, NodeMarks others, int other)
    {
        hidden.Remove(node);
        weights.Remove(node);
        if (others.hidden.TryGetValue(other, out var from))
            hidden[node] = from;
        if (others.weights.TryGetValue(other, out var weight))
            weights[node] = weight;
    }
}
