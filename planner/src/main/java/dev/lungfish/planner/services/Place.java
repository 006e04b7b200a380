package dev.lungfish.planner.services;

/// Where an object was read, so that a message can point to any part of it.
interface Place {

    /// The file, or the cluster.
    String where();

    /// The line of a part of the object, or of the nearest part around it that stands there; 0 where there are no lines.
    ///
    /// @param path keys and indices from the object's root
    int line(Object... path);

    /// A place without lines.
    static Place of(String where) {
        return new Place() {
            @Override
            public String where() {
                return where;
            }

            @Override
            public int line(Object... path) {
                return 0;
            }
        };
    }

    /// The same place, seen from a part of the object.
    default Place at(Object... prefix) {
        Place whole = this;
        return new Place() {
            @Override
            public String where() {
                return whole.where();
            }

            @Override
            public int line(Object... path) {
                Object[] joined = new Object[prefix.length + path.length];
                System.arraycopy(prefix, 0, joined, 0, prefix.length);
                System.arraycopy(path, 0, joined, prefix.length, path.length);
                return whole.line(joined);
            }
        };
    }
}
