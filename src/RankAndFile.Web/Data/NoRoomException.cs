namespace RankAndFile.Web.Data;

/// <summary>The disk that the rows lie on is full. Nothing of what was asked has been done, and it can be asked again.</summary>
public sealed class NoRoomException(Exception inner) : Exception("There is no room left for rows.", inner);
