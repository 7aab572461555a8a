namespace OpenImapi.Cli;

/// <summary>The commands about images.</summary>
internal sealed class ImageDefinition : Noun
{
    public ImageDefinition(Wanted wanted)
        : base("image", "Make a disc image, or look into one.")
    {
        wanted.Add(this, "create", () => new CreateDefinition());
        wanted.Add(this, "append", () => new AppendDefinition());
        wanted.Add(this, "ls", () => new LsDefinition());
        wanted.Add(this, "tree", () => new TreeDefinition());
        wanted.Add(this, "cat", () => new CatDefinition());
        wanted.Add(this, "extract", () => new ExtractDefinition());
        wanted.Add(this, "info", () => new InfoDefinition());
        wanted.Add(this, "verify", () => new VerifyDefinition());
        wanted.Add(this, "explain", () => new ExplainDefinition());
    }
}
