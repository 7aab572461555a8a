namespace OpenImapi.Cli;

/// <summary>The commands about images.</summary>
internal sealed class ImageDefinition : Noun
{
    public ImageDefinition()
        : base("image", "Make a disc image, or look into one.")
    {
        Add(new CreateDefinition());
        Add(new AppendDefinition());
        Add(new LsDefinition());
        Add(new TreeDefinition());
        Add(new CatDefinition());
        Add(new ExtractDefinition());
        Add(new InfoDefinition());
        Add(new VerifyDefinition());
        Add(new ExplainDefinition());
    }
}
