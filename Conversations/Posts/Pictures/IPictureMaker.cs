using Conversations.Shop;

namespace Conversations.Posts.Pictures;

/// <summary>Makes of any picture one that can be posted.</summary>
public interface IPictureMaker
{
    /// <summary>
    /// A JPEG for the web without any metadata, upright, nothing cut off: what lacks to an allowed shape is filled up with the colour of its
    /// edge, or white. The same picture gives the same bytes.
    /// </summary>
    /// <exception cref="PictureUnavailableException">It cannot be read, breaks off, or is too small or too large.</exception>
    byte[] Make(byte[] picture, PictureFit fit);
}
